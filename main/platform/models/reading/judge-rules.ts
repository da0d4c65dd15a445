import { ModelRefused, quoted } from '../model-refused.ts';
import { writeContainer, type Container } from './read-container.ts';
import { findErrors, type Finding } from './validator.ts';

/** What is put right while a model is taken in, or left behind with what it belongs to. */
const putRight = [
  'ACCESSOR_VECTOR3_NON_UNIT', 'ACCESSOR_INVALID_SIGN', 'ACCESSOR_MIN_MISMATCH', 'ACCESSOR_MAX_MISMATCH', 'ACCESSOR_ELEMENT_OUT_OF_MIN_BOUND', 'ACCESSOR_ELEMENT_OUT_OF_MAX_BOUND',
  'MESH_PRIMITIVE_POSITION_ACCESSOR_WITHOUT_BOUNDS', 'ANIMATION_SAMPLER_INPUT_ACCESSOR_WITHOUT_BOUNDS', 'MESH_PRIMITIVE_NO_TANGENT_SPACE', 'UNDECLARED_EXTENSION', 'NON_REQUIRED_EXTENSION',
  'UNUSED_EXTENSION_REQUIRED', 'UNEXPECTED_EXTENSION_OBJECT', 'IMAGE_MIME_TYPE_INVALID', 'IMAGE_NON_ENABLED_MIME_TYPE', 'TEXTURE_INVALID_IMAGE_MIME_TYPE', 'BUFFER_DATA_URI_MIME_TYPE_INVALID',
  'ACCESSOR_USAGE_OVERRIDE', 'BUFFER_VIEW_TARGET_OVERRIDE', 'CAMERA_XMAG_YMAG_ZERO', 'CAMERA_ZFAR_LEQUAL_ZNEAR', 'KHR_LIGHTS_PUNCTUAL_LIGHT_SPOT_ANGLES',
];

const words: Readonly<Record<string, string>> = {
  ACCESSOR_INVALID_FLOAT: 'Some of the model’s numbers are not numbers (infinite or undefined). Clean its geometry and export it again.',
  ACCESSOR_TOO_LONG: 'The model’s description points beyond the end of its geometry: the file is damaged or made to mislead. Export it again.',
  ACCESSOR_INDEX_OOB: 'Triangles of the model name corners that it does not have: the file is damaged. Export it again.',
  BUFFER_VIEW_TOO_LONG: 'The model’s description points beyond the end of its geometry: the file is damaged or made to mislead. Export it again.',
  UNRESOLVED_REFERENCE: 'The model’s description names something that the file does not hold. Export it again.',
  NODE_LOOP: 'A part of the model lies within itself: the file is damaged or made to mislead.',
  IMAGE_DATA_INVALID: 'A picture of the model is damaged. Export it again.',
  IMAGE_UNEXPECTED_EOS: 'A picture of the model ends too early. Export it again.',
};

/**
 * Whether a file keeps the rules of glTF 2.0 as the Khronos validator knows them, but for what an intake puts right. Its pictures are judged
 * by the decoder that will decode them: over a damaged one the validator throws where nobody can catch it.
 * @throws ModelRefused
 */
export async function judgeRules({ json, binary }: Container): Promise<void> {
  refuseFirst(await findErrors(writeContainer(withStandIns(json), binary), putRight).catch(unreadable));
}

/** Whether what was made of it keeps all of them. */
export async function judgeResult(bytes: Uint8Array): Promise<void> {
  refuseFirst(await findErrors(bytes).catch(unreadable));
}

const onePixel = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==';

function withStandIns(json: unknown): unknown {
  if (typeof json !== 'object' || json === null || !('images' in json) || !Array.isArray(json.images)) return json;
  return { ...json, images: json.images.map((image: unknown) => ({ uri: onePixel, ...(typeof image === 'object' && image !== null && 'name' in image ? { name: image.name } : {}) })) };
}

function refuseFirst([first, ...more]: readonly Finding[]): void {
  if (first === undefined) return;
  const known = words[first.code] ?? `The model breaks a rule of glTF: ${quoted(`${first.pointer ?? ''} ${first.message}`.trim(), 200)}. Export it again with a newer tool.`;
  throw new ModelRefused('rule-broken', more.length === 0 ? known : `${known} (${more.length >= 999 ? 'More than a thousand' : more.length} more findings.)`);
}

/** The validator gives up on some files with a text of its own. */
function unreadable(): never {
  throw new ModelRefused('unreadable', 'The model cannot be read: its description contradicts itself. Export it again.');
}
