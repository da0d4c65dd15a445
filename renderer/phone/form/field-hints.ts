import type { InputHTMLAttributes } from 'react';
import type { FormField } from '#domain/visit/fields-to-ask.ts';

type Hints = Pick<InputHTMLAttributes<HTMLInputElement>, 'type' | 'autoComplete' | 'inputMode' | 'maxLength' | 'dir'>;

/** What a phone needs to know of a field to fill it in itself, and to show the right keyboard. */
export const fieldHints: Readonly<Record<FormField, Hints>> = {
  givenName: { type: 'text', autoComplete: 'given-name', inputMode: 'text', maxLength: 120, dir: 'auto' }, familyName: { type: 'text', autoComplete: 'family-name', inputMode: 'text', maxLength: 120, dir: 'auto' },
  email: { type: 'text', autoComplete: 'email', inputMode: 'email', maxLength: 120, dir: 'ltr' }, phone: { type: 'tel', autoComplete: 'tel', inputMode: 'tel', maxLength: 40, dir: 'ltr' },
  expectation: { type: 'text', autoComplete: 'off', inputMode: 'text', maxLength: 400, dir: 'auto' },
};
