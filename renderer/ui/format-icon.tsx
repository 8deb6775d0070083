import { BookOpen, Briefcase, CircleHelp, FlaskConical, GraduationCap, Hammer, HeartHandshake, MessagesSquare, MonitorPlay, PencilRuler, RefreshCw, Scroll, Users, Video, type LucideIcon } from 'lucide-react';

const icons: Readonly<Record<string, LucideIcon>> = {
  video: Video, reading: BookOpen, simulation: MonitorPlay, 'case-study': Briefcase, lab: FlaskConical, quiz: CircleHelp, workshop: Users, 'job-aid': Scroll, coaching: HeartHandshake,
  mentoring: GraduationCap, community: MessagesSquare, practice: RefreshCw, reflection: PencilRuler, 'on-the-job': Hammer,
};

/** The sign of a media format; decorative, the word stands beside it. */
export function FormatIcon({ format }: { readonly format: string | null }) {
  const Icon = (format ? icons[format] : undefined) ?? BookOpen;
  return <Icon className="format-icon" aria-hidden />;
}
