import type { Scene, SceneName } from '#domain/visit/visit.ts';

/** The part of the scene union that one scene is given. */
export type SceneOf<Name extends SceneName> = Extract<Scene, { readonly name: Name }>;
