import { z } from 'zod';

/** The pages of the dashboard; each stands at `#/<name>` of its address. */
export const dashboardPageSchema = z.enum([
  'home',
  'transfers',
  'devices',
  'errors',
  'settings',
  'help',
  'setup',
]);
export type DashboardPage = z.infer<typeof dashboardPageSchema>;
