import { isValidPhoneNumber } from 'libphonenumber-js/max';

/** What an advisor should know before calling; a number is never refused for it. */
export function phoneRemark(phone: string | null): string | null {
  if (phone === null || phone === '') return null;
  if (!phone.startsWith('+')) return 'The number has no country code.';
  return isValidPhoneNumber(phone) ? null : 'The number may be mistyped.';
}
