import './zod-config.ts';
import '@fontsource-variable/inter';
import './styles/tokens.css';
import './styles/base.css';
import './styles/layout.css';
import './styles/navigation.css';
import './styles/hero.css';
import './styles/lists.css';
import './styles/deliveries.css';
import './styles/forms.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { findDesktopBridge, makeDesktopBridge } from './bridge/desktop-bridge.ts';
import { WebDashboard } from './web-dashboard.tsx';

const desktop = findDesktopBridge(window);
const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      {desktop === null ? <WebDashboard /> : <App bridge={makeDesktopBridge(desktop)} />}
    </StrictMode>,
  );
