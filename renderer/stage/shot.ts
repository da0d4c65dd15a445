import type { ReactNode } from 'react';
import type { MoreDecoders } from './watch/more-decoders.ts';

/** The hour a collection lives in; it decides light, background and shadow. */
export type Mood = 'moraine' | 'neve' | 'arete';

/** What the machine can afford. `still`: build-time pictures only, no WebGL at all. */
export type StageTier = 'still' | 'low' | 'full';

export type WatchFormat = 'portrait' | 'landscape' | 'counter';

/** The angles a watch springs back to. */
export type WatchPose = 'hero' | 'front' | 'back' | 'profile' | 'macro';

/** Instant shown by the hands. Offsets are minutes east of UTC. */
export type WatchTime = {
  readonly epochMs: number;
  readonly offsetMinutes: number;
  /** The second time zone of the watches that have one. */
  readonly awayOffsetMinutes: number;
};

/** Where the watch stands in the stage, in fractions of the stage's box (0,0 is top left). */
export type Place = {
  readonly centreX: number;
  readonly centreY: number;
  /** Share of the stage's height that the whole watch takes in its upright front view. */
  readonly heightShare: number;
};

/** A free camera: turn about the vertical (0 faces the dial), height above the horizon, distance as a share of the whole view. */
export type CameraPose = {
  readonly azimuthDeg: number;
  readonly elevationDeg: number;
  /** 1 shows the whole watch, 3 a third of it. */
  readonly closeness: number;
  /** What is in the middle, in millimetres on the dial plane: right, towards 12, towards the visitor. */
  readonly lookAtMm?: readonly [number, number, number];
  /** Turn of the watch in the picture plane, degrees anticlockwise. */
  readonly rollDeg?: number;
};

/** What the stage shows. Going from one to another is a move of camera and light, never a cut. */
export type Shot =
  | { readonly kind: 'attract'; readonly watchId: string; readonly isWoken: boolean }
  | { readonly kind: 'watch'; readonly watchId: string; readonly pose: WatchPose }
  | {
      readonly kind: 'movement';
      readonly watchId: string;
      /** 0 assembled, 1 parted along the arbor. */
      readonly explode: number;
      readonly hasCaptions: boolean;
    }
  | { readonly kind: 'story'; readonly watchId: string; readonly camera: CameraPose }
  | { readonly kind: 'compare'; readonly watchIds: readonly [string, string] }
  | {
      readonly kind: 'life-size';
      readonly watchId: string;
      /** CSS pixels per millimetre of this panel, from its calibration. */
      readonly pxPerMm: number;
      /** Breadth of the visitor's wrist in millimetres: an outline is drawn behind the watch. */
      readonly wristMm?: number;
    };

/** Material slots of a watch, as the model's own variants name them: `{ case: 'steel', strap: 'calf-black' }`. */
export type VariantChoice = Readonly<Record<string, string>>;

/** A hand seen from the still's camera at `angles.length` angles; the nearest is chosen and turned the rest of the way. */
export type HandLayer = {
  readonly hand: string;
  /** Arbor of `poseMovement` that carries it. */
  readonly arbor: string;
  readonly url: string;
  /** Cell size of the sprite sheet in still pixels; cells lie left to right, then down, `columns` a row. */
  readonly cell: readonly [number, number];
  readonly columns: number;
  /** Clockwise dial angle of each cell, degrees; its offset in the still the sheet was cut from. */
  readonly cells: readonly { readonly angleDeg: number; readonly left: number; readonly top: number }[];
  /** 3×3, row-major: the hand's plane in millimetres (right, towards 12) to pixels of this still. */
  readonly plane: readonly number[];
  /** The same for the still that the cells were cut from. */
  readonly sheetPlane: readonly number[];
};

/** The views that the build makes pictures of. */
export type StillPose = 'attract' | 'hero' | 'front' | 'back' | 'parted';

/** A picture made at build time of one watch in one pose, without its hands. */
export type Still = {
  readonly url: string;
  readonly width: number;
  readonly height: number;
  readonly pxPerMm: number;
  readonly calibre: string;
  /** Where in the picture the middle of the view stands, pixels; null when it was made in the usual place of its format. */
  readonly centre: readonly [number, number] | null;
  readonly layers: readonly HandLayer[];
};

/** One picture of a watch's turntable. The first is where the watch enters. */
export type TurnFrame = { readonly azimuthDeg: number; readonly still: Still };

/** What is seen now, for a spoken description in the visitor's language. */
export type ViewDescription = {
  readonly shot: Shot['kind'];
  readonly watchIds: readonly string[];
  readonly side: 'dial' | 'back' | 'crown-side' | 'far-side';
  readonly nearestPose: WatchPose;
  readonly closeness: number;
  readonly explode: number;
  /** Trade names of the parts that carry a caption now. */
  readonly parts: readonly string[];
  readonly shownTime: { readonly hours: number; readonly minutes: number };
};

/** Staff-facing facts; a visitor sees none of them. */
export type StageReport =
  | { readonly kind: 'model-missing'; readonly watchId: string; readonly cause: string }
  | { readonly kind: 'model-broken'; readonly watchId: string; readonly cause: string }
  | { readonly kind: 'context-lost' }
  | { readonly kind: 'context-restored'; readonly tookMs: number }
  | { readonly kind: 'webgl-unavailable'; readonly cause: string }
  | { readonly kind: 'tier-lowered'; readonly tier: StageTier; readonly frameMs: number };

export type Painted = {
  readonly watchIds: readonly string[];
  readonly by: 'still' | 'live';
  /** `performance.now()` of the frame that carried it. */
  readonly atMs: number;
};

export type StudioHandle = {
  readonly poseHands: (angles: Readonly<Record<string, number>> | undefined) => void;
  readonly measureHands: () => readonly {
    readonly hand: string;
    readonly arbor: string;
    readonly plane: readonly number[];
    /** CSS pixels, y upwards from the bottom left. */
    readonly region: { readonly x: number; readonly y: number; readonly width: number; readonly height: number } | undefined;
  }[];
  /** CSS pixels per millimetre at the middle of the watch. */
  readonly pxPerMm: () => number;
  /** Empty when the model is not one of the atelier's. */
  readonly calibre: () => string;
  /** Draws every pixel of moving frames too: benchmarks compare like with like. */
  readonly drawWhole: (isWhole: boolean) => void;
};

export type StageHandle = {
  /** Springs to a beautiful angle; a hand may interrupt it. */
  readonly turnTo: (pose: WatchPose) => void;
  readonly describe: () => ViewDescription;
  /** Steps the view as the arrow keys do: degrees, and a factor of closeness. */
  readonly nudge: (azimuthDeg: number, elevationDeg: number, closenessFactor?: number) => void;
  /** For the making of stills and for benchmarks only. */
  readonly studio: StudioHandle;
  /** Settles when nothing moves any more and the full-quality picture is on screen. */
  readonly settled: () => Promise<void>;
};

export type StageProps = {
  readonly shot: Shot;
  readonly tier: StageTier;
  readonly mood: Mood;
  /** Read each time the hands are drawn. */
  readonly time: () => WatchTime;
  readonly models: (watchId: string) => string;
  readonly stills: (watchId: string, pose: StillPose, format: WatchFormat) => Still | undefined;
  /** Pictures of a watch all the way round, for tier `still`; without them it stands. */
  readonly turns?: (watchId: string) => readonly TurnFrame[];
  /** For pages that show models made elsewhere; a window's models need none. */
  readonly decoders?: MoreDecoders;
  readonly variant?: VariantChoice;
  readonly place?: Place;
  /** Painted between the hour's colour and the watch: display type that runs behind it. */
  readonly behind?: ReactNode;
  /** False leaves the ground clear for the scene beneath to paint. */
  readonly hasGround?: boolean;
  readonly isMotionReduced?: boolean;
  /** False in the attract and other scenes where the whole glass is one button. */
  readonly isTouchable?: boolean;
  /** Likely next watches, most likely first; loaded when the stage is at rest. */
  readonly warm?: readonly string[];
  /** Words for a part of the movement, from its trade name; undefined leaves the part silent. */
  readonly captionFor?: (part: string) => ReactNode;
  /** The sentence a screen reader hears for a view. */
  readonly wording?: (view: ViewDescription) => string;
  readonly onPainted?: (painted: Painted) => void;
  readonly onReport?: (report: StageReport) => void;
  readonly onPartTouched?: (part: string) => void;
  readonly onViewChanged?: (view: ViewDescription) => void;
};
