import type { CourseModule } from '../model/module';
import { accessibilityNeeds, type AccessibilityFeature, type AccessibilityNeed } from '../model/vocabulary';

/**
 * What meets a need. A claim of WCAG 2.2 stands for what its level asks of a recorded video: A captions (1.2.2) and an audio description or a transcript (1.2.3),
 * AA the description itself (1.2.5), AAA the transcript too (1.2.8). Who reads captions or a transcript needs no sound.
 */
const metBy: Readonly<Record<AccessibilityNeed, readonly AccessibilityFeature[]>> = {
  captions: ['captions', 'no-audio', 'wcag-a', 'wcag-aa', 'wcag-aaa'],
  transcript: ['transcript', 'wcag-aaa'],
  'audio-description': ['audio-description', 'transcript', 'wcag-a', 'wcag-aa', 'wcag-aaa'],
  'no-audio': ['no-audio', 'captions', 'transcript', 'wcag-a', 'wcag-aa', 'wcag-aaa'],
};

/** Needs that a module does not meet, in the order of `accessibilityNeeds`. Only a video can bar one: other formats say too little of what is heard and seen. */
export function barriersOf({ format, accessibility }: Pick<CourseModule, 'format' | 'accessibility'>): readonly AccessibilityNeed[] {
  if (format !== 'video') return [];
  return accessibilityNeeds.filter((need) => !metBy[need].some((feature) => accessibility.includes(feature)));
}
