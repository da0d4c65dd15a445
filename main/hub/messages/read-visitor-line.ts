import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ZodError } from 'zod';
import { visitorLine, type VideoSettings, type VisitorLine } from '#contract/visitor-line.ts';
import type { MessageCarrier } from '../../platform/mail/message-carrier.ts';
import { smtpCarrier } from '../../platform/mail/smtp-carrier.ts';
import { textGatewayCarrier } from '../../platform/mail/text-gateway-carrier.ts';
import { jitsiLinks } from '../../platform/video-links/jitsi-links.ts';
import { teamsLinks } from '../../platform/video-links/teams-links.ts';
import type { VideoLinks } from '../../platform/video-links/video-links.ts';
import { zoomLinks } from '../../platform/video-links/zoom-links.ts';

/** What `visitors.json` sets up; a file that is wrong sets up nothing, and says in words what is wrong with it. */
export type VisitorLineUp = {
  readonly carriers: readonly MessageCarrier[];
  readonly video: VideoLinks | null;
  readonly publicUrl: string | null;
  readonly organizerAddress: string | null;
  readonly findings: readonly string[];
};

const nothing: VisitorLineUp = { carriers: [], video: null, publicUrl: null, organizerAddress: null, findings: [] };

export function readVisitorLine(path: string): VisitorLineUp {
  if (!existsSync(path)) return nothing;
  const secretOf = (name: string): string => {
    const secret = readFileSync(join(dirname(path), name), 'utf8').trim();
    if (secret === '') throw new TypeError(`The file ${name} is empty.`);
    return secret;
  };
  try {
    return lineUp(visitorLine.parse(JSON.parse(readFileSync(path, 'utf8'))), secretOf);
  } catch (error) {
    return { ...nothing, findings: findingsOf(error) };
  }
}

function lineUp({ publicUrl, mail, texts, video }: VisitorLine, secretOf: (name: string) => string): VisitorLineUp {
  const carriers: MessageCarrier[] = [];
  if (mail !== null) {
    const login = mail.login === null ? null : { user: mail.login.user, password: secretOf(mail.login.passwordFile) };
    carriers.push(smtpCarrier({ ...mail, login }));
  }
  if (texts !== null) carriers.push(textGatewayCarrier({ url: texts.url, token: secretOf(texts.tokenFile) }));
  return { carriers, publicUrl, organizerAddress: mail?.replyTo ?? mail?.address ?? null, video: video === null ? null : providerOf(video, secretOf), findings: [] };
}

function providerOf(video: VideoSettings, secretOf: (name: string) => string): VideoLinks {
  const secret = secretOf(video.secretFile);
  switch (video.provider) {
    case 'jitsi': return jitsiLinks({ url: video.url, secret });
    case 'zoom': return zoomLinks({ ...video, clientSecret: secret });
    case 'teams': return teamsLinks({ ...video, clientSecret: secret });
  }
}

function findingsOf(error: unknown): readonly string[] {
  if (error instanceof ZodError) return error.issues.map((issue) => `${issue.path.length === 0 ? 'The file' : `“${issue.path.join('.')}”`}: ${issue.message}`);
  if (error instanceof SyntaxError) return ['The file is no JSON.'];
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ['A file with a secret, named in it, is not beside it.'];
  if (error instanceof TypeError) return [error.message];
  throw error;
}
