import { Euler, Matrix3, Matrix4, type DirectionalLight, type Scene, type Texture } from 'three';
import type { LightTurn } from '../hand/director.ts';
import { stepSpring, type Sprung } from '../motion/spring.ts';
import type { Environments } from './environments.ts';
import { studioPlan, type StudioName } from './studio-plan.ts';

/** The light as it is this frame, for what is not lit by three itself. */
export type RoomLight = { readonly room: Texture; readonly turn: Matrix3; readonly intensity: number; readonly handShadow: number; readonly groundShadow: number };

/**
 * One studio lights the scene. Going to another hour, the light goes down and the other comes up:
 * two environments are never mixed, for a mirror would show both.
 */
export class StudioLight {
  #shown: StudioName | undefined;
  #wanted: StudioName;
  #level: Sprung = { value: 1, velocity: 0 };
  readonly #environments: Environments;
  readonly #turn = new Matrix3();
  readonly #euler = new Euler();
  readonly #matrix = new Matrix4();

  constructor(environments: Environments, wanted: StudioName) {
    this.#environments = environments;
    this.#wanted = wanted;
  }

  ask(name: StudioName): void {
    this.#wanted = name;
  }

  cut(): void {
    this.#shown = this.#wanted;
    this.#level = { value: 1, velocity: 0 };
  }

  /** Moves towards the wanted studio; false when it is fully there. */
  step(stepMs: number): boolean {
    this.#shown ??= this.#wanted;
    const isGoing = this.#shown !== this.#wanted;
    this.#level = stepSpring(this.#level, isGoing ? 0 : 1, isGoing ? 320 : 1000, stepMs);
    if (isGoing && this.#level.value < 0.04) this.#shown = this.#wanted;
    if (isGoing || Math.abs(this.#level.value - 1) > 0.004) return true;
    this.#level = { value: 1, velocity: 0 };
    return false;
  }

  get isDawn(): boolean {
    return this.#shown === 'dawn';
  }

  /** Lights the scene; `sweepDeg` turns the studio about the lens's axis. */
  apply(scene: Scene, key: DirectionalLight, turn: LightTurn, sweepDeg: number, keyBoost: number): RoomLight {
    const name = this.#shown ?? this.#wanted;
    const plan = studioPlan(name);
    const room = this.#environments.of(name);
    const intensity = plan.intensity * this.#level.value;
    scene.environment = room;
    scene.environmentIntensity = intensity;
    this.#euler.set(-turn.elevationDeg * radians, turn.azimuthDeg * radians, sweepDeg * radians);
    scene.environmentRotation.copy(this.#euler);
    this.#turn.setFromMatrix4(this.#matrix.makeRotationFromEuler(this.#euler)).transpose();
    key.color.setRGB(...plan.key.light);
    key.intensity = (plan.key.strength + keyBoost) * this.#level.value;
    const azimuth = (plan.key.azimuthDeg + turn.azimuthDeg) * radians;
    const elevation = (plan.key.elevationDeg + turn.elevationDeg) * radians;
    key.position
      .set(Math.sin(azimuth) * Math.cos(elevation), Math.sin(elevation), Math.cos(azimuth) * Math.cos(elevation))
      .multiplyScalar(keyDistanceM)
      .add(key.target.position);
    return { room, turn: this.#turn, intensity, handShadow: plan.handShadow, groundShadow: plan.groundShadow };
  }
}

const radians = Math.PI / 180;
const keyDistanceM = 0.2;
