import './player.css';
import { openCourse, type SealedCourse } from '#shared/exchange/player/sealed-course';
import { mountPlayer } from './app';
import { openLms } from './lms';
import { createPlayer } from './player';
import { scorm12 } from './scorm12';
import { scorm2004 } from './scorm2004';
import { findApi } from './scorm-api';

declare global {
  interface Window {
    readonly trellisCourse?: SealedCourse;
  }
}

/** Starts the player with the course that `content/course.js` left on the window. */
function start(): void {
  const root = document.getElementById('player');
  const sealed = window.trellisCourse;
  if (!root || !sealed) {
    document.body.textContent = 'The course file is missing from this package.';
    return;
  }
  const course = openCourse(sealed);
  const began = performance.now();
  const dialect = course.standard === 'scorm2004' ? scorm2004 : scorm12;
  const api = findApi(window, dialect.apiName);
  const player = createPlayer(course, api && openLms(dialect.wrap(api), dialect, course.reporting.interactions), () => (performance.now() - began) / 1000);
  mountPlayer(root, player);
  window.addEventListener('pagehide', () => player.close());
  window.addEventListener('beforeunload', () => player.close());
}

start();
