import { calendarKeyOf } from '#domain/calendar-file/calendar-file.ts';
import type { AppointmentId, BoutiqueId } from '#domain/ids.ts';
import type { ContentDocument } from '#contract/content.ts';
import type { VideoLinks } from '../../platform/video-links/video-links.ts';
import type { BookedAppointment } from '../book/book.ts';

/** Where a meeting is, if it is by video: the link that the book holds, or one that is made now and kept there. */
export type MeetingLinks = { readonly of: (appointment: BookedAppointment) => Promise<MeetingLink> };

export type MeetingLink = { readonly outcome: 'known'; readonly url: string | null } | { readonly outcome: 'later'; readonly code: string };

type Parts = {
  /** Null when no provider is set up: then the boutique gives the link itself, and messages say so. */
  readonly provider: VideoLinks | null;
  readonly contentOf: (boutique: BoutiqueId) => Pick<ContentDocument, 'maison' | 'boutique'> | null;
  /** Keeps a link where there is none, and answers the one that is kept. */
  readonly keepLink: (appointment: AppointmentId, url: string) => string;
};

export function createMeetingLinks({ provider, contentOf, keepLink }: Parts): MeetingLinks {
  return {
    of: async ({ id, kind, slot, state, link, boutiqueId }) => {
      const isToCome = state === 'confirmed' || state === 'moved';
      const content = contentOf(boutiqueId);
      if (link !== null || kind !== 'video' || slot === null || !isToCome || provider === null || content === null) return { outcome: 'known', url: link };
      const answer = await provider.linkFor({ key: calendarKeyOf(id), ...slot, timeZone: content.boutique.timeZone, subject: content.maison.name });
      return answer.outcome === 'later' ? answer : { outcome: 'known', url: keepLink(id, answer.url) };
    },
  };
}
