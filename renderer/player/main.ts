import './player.css';
import { openCourse, type SealedCourse } from '#shared/exchange/packages/player/sealed-course';
import type { PlayerCourse } from '#shared/exchange/packages/player/player-course';
import { mountPlayer } from './app';
import { launchOf } from './cmi5/launch';
import { openCmi5, type Cmi5Lms } from './cmi5/open-cmi5';
import { randomUuid } from './cmi5/statement-id';
import { risingClock } from './cmi5/rising-clock';
import { keepTrying } from './keep-trying';
import type { Lms } from './lms';
import { messagesFor } from './messages/message-files';
import { openLms } from './open-lms';
import { openChannel, shareWithOtherWindows } from './other-windows';
import { createPlayer, type Player } from './player';
import { scorm12 } from './scorm12';
import { scorm2004 } from './scorm2004';
import { closeFrame } from './show-frame';
import { findApi } from './scorm-api';
import { createWords, type Words } from './words';

declare global {
  interface Window {
    readonly trellisCourse?: SealedCourse;
    /** A custom message file, by language. */
    readonly trellisMessages?: unknown;
  }
}

/** Starts the player with the course that `content/course.js` left on the window. */
async function start(): Promise<void> {
  const root = document.getElementById('player');
  const sealed = window.trellisCourse;
  if (!root || !sealed) {
    document.body.textContent = 'The course file is missing from this package.';
    return;
  }
  const course = openCourse(sealed);
  const words = createWords(messagesFor(course.language, window.trellisMessages));
  const began = performance.now();
  const launch: Launched = { root, course, words, seconds: () => (performance.now() - began) / 1000 };
  if (course.standard === 'cmi5') await startCmi5(launch);
  else startScorm(launch);
}

interface Launched {
  readonly root: HTMLElement;
  readonly course: PlayerCourse;
  readonly words: Words;
  readonly seconds: () => number;
}

function startScorm(launched: Launched): void {
  const { course } = launched;
  const dialect = course.standard === 'scorm2004' ? scorm2004 : scorm12;
  const api = findApi(window, dialect.apiName);
  const player = show(launched, api && openLms(dialect.wrap(api), dialect, course.reporting.interactions));
  const leave = leaver(player);
  window.addEventListener('pagehide', leave);
  window.addEventListener('beforeunload', leave);
  shareWithOtherWindows(player, openChannel(`trellis ${course.program.role} ${course.structure} ${player.learner} ${window.location.pathname}`), closeFrame);
}

/** Without launch parameters the player runs without an LMS, as it does where no SCORM API is found. */
async function startCmi5(launched: Launched): Promise<void> {
  const launch = launchOf(window.location.search);
  const tools = { fetch: window.fetch.bind(window), now: risingClock(Date.now), uuid: randomUuid, seconds: launched.seconds, go: (url: string) => window.location.assign(url) };
  const lms: Cmi5Lms | undefined = launch && (await openCmi5(launch, tools));
  const player = show(launched, lms, launch && !lms ? launched.words.t('notice.refused') : '');
  window.addEventListener('pagehide', leaver(player));
  // Its session is over: a page that the browser kept must not go on as if it were not.
  window.addEventListener('pageshow', (event) => event.persisted && launch && window.location.reload());
  if (launch) shareWithOtherWindows(player, openChannel(`trellis ${launch.registration} ${launch.activity}`), closeFrame);
}

/** What a content object says while it goes is heard before the session ends. */
const leaver = (player: Player) => (): void => {
  closeFrame();
  player.leave();
};

function show({ root, course, words, seconds }: Launched, lms: Lms | undefined, notice = ''): Player {
  const player = createPlayer(course, lms, seconds, { notice, words });
  mountPlayer(root, player);
  keepTrying(player, window);
  return player;
}

void start();
