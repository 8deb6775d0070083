import './player.css';
import { openCourse, type SealedCourse } from '#shared/exchange/player/sealed-course';
import type { PlayerCourse } from '#shared/exchange/player/player-course';
import { mountPlayer } from './app';
import { launchOf } from './cmi5/launch';
import { openCmi5, type Cmi5Lms } from './cmi5/open-cmi5';
import { randomUuid } from './cmi5/statement-id';
import { risingClock } from './cmi5/rising-clock';
import { openLms, type Lms } from './lms';
import { createPlayer, type Player } from './player';
import { scorm12 } from './scorm12';
import { scorm2004 } from './scorm2004';
import { findApi } from './scorm-api';

declare global {
  interface Window {
    readonly trellisCourse?: SealedCourse;
  }
}

const refused = 'Your LMS did not let this course connect, so nothing is recorded. Close this window and start the course from your LMS again.';

/** Starts the player with the course that `content/course.js` left on the window. */
async function start(): Promise<void> {
  const root = document.getElementById('player');
  const sealed = window.trellisCourse;
  if (!root || !sealed) {
    document.body.textContent = 'The course file is missing from this package.';
    return;
  }
  const course = openCourse(sealed);
  const began = performance.now();
  const seconds = (): number => (performance.now() - began) / 1000;
  if (course.standard === 'cmi5') await startCmi5(root, course, seconds);
  else startScorm(root, course, seconds);
}

function startScorm(root: HTMLElement, course: PlayerCourse, seconds: () => number): void {
  const dialect = course.standard === 'scorm2004' ? scorm2004 : scorm12;
  const api = findApi(window, dialect.apiName);
  const player = show(root, course, api && openLms(dialect.wrap(api), dialect, course.reporting.interactions), seconds);
  window.addEventListener('pagehide', () => player.close());
  window.addEventListener('beforeunload', () => player.close());
}

/** Without launch parameters the player runs without an LMS, as it does where no SCORM API is found. */
async function startCmi5(root: HTMLElement, course: PlayerCourse, seconds: () => number): Promise<void> {
  const launch = launchOf(window.location.search);
  const tools = { fetch: window.fetch.bind(window), now: risingClock(Date.now), uuid: randomUuid, seconds, go: (url: string) => window.location.assign(url) };
  const lms: Cmi5Lms | undefined = launch && (await openCmi5(launch, tools));
  show(root, course, lms, seconds, launch && !lms ? refused : '');
  window.addEventListener('pagehide', () => lms?.leave(seconds()));
  // Its session is over: a page that the browser kept must not go on as if it were not.
  window.addEventListener('pageshow', (event) => event.persisted && launch && window.location.reload());
}

function show(root: HTMLElement, course: PlayerCourse, lms: Lms | undefined, seconds: () => number, notice = ''): Player {
  const player = createPlayer(course, lms, seconds, notice);
  mountPlayer(root, player);
  return player;
}

void start();
