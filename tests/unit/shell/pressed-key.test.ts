import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isKeyAllowed, type PressedKey } from '../../../main/shell/pressed-key.ts';

const plain = (key: string): PressedKey => ({ key, control: false, alt: false, meta: false });

test('lets through what a form needs', () => {
  const wanted = ['a', 'É', '7', '@', '+', ' ', '山', 'Backspace', 'Tab', 'Enter', 'ArrowLeft', 'Shift'];
  assert.deepEqual(wanted.filter((key) => !isKeyAllowed(plain(key))), []);
});

test('stops every function, media and browser key', () => {
  const keys = [...Array.from({ length: 24 }, (_, index) => `F${index + 1}`), 'BrowserBack', 'BrowserHome', 'Meta', 'ContextMenu', 'PrintScreen', 'MediaPlayPause', 'AudioVolumeUp', 'ZoomIn', 'Alt', 'Control', 'Help', 'Process', ''];
  assert.deepEqual(keys.filter((key) => isKeyAllowed(plain(key))), []);
});

test('stops every key that is held with Ctrl, Alt or Meta', () => {
  const keys = ['i', 'r', 'w', 'q', 'm', '+', '0', 'F4', 'Tab', 'ArrowLeft', 'Delete'];
  const held = keys.flatMap((key) => [{ ...plain(key), control: true }, { ...plain(key), alt: true }, { ...plain(key), meta: true }]);
  assert.deepEqual(held.filter(isKeyAllowed), []);
});
