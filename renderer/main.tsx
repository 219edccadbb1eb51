import './zod-config.ts';
import '@fontsource-variable/inter';
import './styles/tokens.css';
import './styles/base.css';
import './styles/layout.css';
import './styles/navigation.css';
import './styles/hero.css';
import './styles/lists.css';
import './styles/deliveries.css';
import './styles/errors.css';
import './styles/transfers.css';
import './styles/held.css';
import './styles/forms.css';
import './styles/devices.css';
import './styles/machine-details.css';
import './styles/settings.css';
import './styles/destinations.css';
import './styles/setup.css';
import './styles/help.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { findDesktopBridge } from './bridge/desktop-bridge.ts';
import { DesktopDashboard } from './desktop-dashboard.tsx';
import { WebDashboard } from './web-dashboard.tsx';

const desktop = findDesktopBridge(window);
const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      {desktop === null ? <WebDashboard /> : <DesktopDashboard preload={desktop} />}
    </StrictMode>,
  );
