import * as z from 'zod';
import type { AppointmentId } from '#domain/ids.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Log } from '../../platform/log/log.ts';
import type { MessageCarrier } from '../../platform/mail/message-carrier.ts';
import type { Book } from '../book/book.ts';
import { openBookDatabase } from '../book/open-book.ts';
import type { ColumnCipher } from '../keys/column-cipher.ts';
import type { PersonKeys } from '../keys/person-keys.ts';
import { openCodeRepository, type CodeRepository } from '../phone/code-repository.ts';
import type { ContentRepository } from '../publications/content-repository.ts';
import { createMeetingLinks } from './meeting-links.ts';
import { startMessageJob } from './message-job.ts';
import { openMessageRepository, type MessageStanding } from './message-repository.ts';
import { readVisitorLine } from './read-visitor-line.ts';

export type Messages = {
  /** How the newest word about an appointment stands; null when nobody had to be told. */
  readonly standing: (appointment: AppointmentId) => MessageStanding | null;
  /** What is wrong with the set-up, in words. */
  readonly findings: readonly string[];
  readonly hasMail: boolean;
  /** The page for visitors' own phones; null when none reaches this hub. */
  readonly phoneUrl: string | null;
  readonly codes: CodeRepository;
  readonly carriers: readonly MessageCarrier[];
  readonly dispose: () => Promise<void>;
};

type Parts = { readonly linePath: string; readonly bookPath: string; readonly book: Book; readonly contents: ContentRepository; readonly cipher: ColumnCipher; readonly personKeys: PersonKeys; readonly clock: Clock; readonly log: Log };

/** Opens a second line to the book and tells visitors who have left what became of their appointments. */
export function startMessages({ linePath, bookPath, book, contents, cipher, personKeys, clock, log }: Parts): Messages {
  const { carriers, video, publicUrl, organizerAddress, findings } = readVisitorLine(linePath);
  if (findings.length > 0) log.warn('visitor-line-wrong', { findings: findings.length });
  const database = openBookDatabase(bookPath, personKeys);
  const messages = openMessageRepository(database);
  const codes = openCodeRepository(database, cipher);
  const keepLink = database.prepare('UPDATE appointments SET link = coalesce(link, ?) WHERE id = ? RETURNING link').pluck();
  const phoneUrl = publicUrl === null ? null : new URL('/phone/', publicUrl).href;
  const contentOf = contents.anyOf;
  const links = createMeetingLinks({ provider: video, contentOf, keepLink: (id, url) => z.string().parse(keepLink.get(url, id)) });
  const job = startMessageJob({
    messages, book, contentOf, carriers, links, organizerAddress, clock, log,
    codeOf: (appointment) => {
      const code = codes.codeOf(appointment);
      return code === null ? null : { code, url: phoneUrl === null ? null : `${phoneUrl}#${code}` };
    },
  });
  return {
    standing: messages.standing, findings, codes, phoneUrl, carriers,
    hasMail: carriers.some(({ channel }) => channel === 'email'),
    dispose: async () => {
      await job.dispose();
      carriers.forEach((carrier) => carrier.dispose());
      database.close();
    },
  };
}
