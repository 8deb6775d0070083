import { app } from 'electron';
import { startDesktop } from './desktop';
import { registerScheme } from './scheme';
import { guardApp } from './security';

// One studio per person: a second start hands its folder to the first and ends.
if (app.requestSingleInstanceLock()) {
  app.enableSandbox();
  registerScheme();
  guardApp();
  void startDesktop();
} else app.quit();
