declare const brand: unique symbol;

/** A string that names one thing of one sort; only the schemas in `main/contract/ids.ts` make them out of plain text. */
export type Id<Sort extends string> = string & { readonly [brand]: Sort };

/** `W-MOR-01`: a reference in the catalogue. */
export type WatchId = Id<'watch'>;
/** `MOR01-0001`: the serial engraved on one physical watch. */
export type PieceSerial = Id<'piece'>;
export type WindowId = Id<'window'>;
export type BoutiqueId = Id<'boutique'>;
export type VisitId = Id<'visit'>;
export type AppointmentId = Id<'appointment'>;
/** A time that the hub lent to a window. */
export type LeaseId = Id<'lease'>;
export type SubmissionId = Id<'submission'>;
export type ReceiptId = Id<'receipt'>;
/** A visitor for as long as one visit; the hub alone can tie it to a person. */
export type SubjectId = Id<'subject'>;
export type ClientId = Id<'client'>;
export type BadgeId = Id<'badge'>;
export type AdvisorId = Id<'advisor'>;
/** Lower-case hexadecimal SHA-256. */
export type Sha256 = Id<'sha256'>;
