export const appointmentKinds = ['boutique', 'video', 'at-home', 'event', 'service', 'collection', 'now'] as const;

export type AppointmentKind = (typeof appointmentKinds)[number];

/** Where it happens: in the boutique, at the client's, or on a screen. */
export const appointmentPlaces = ['boutique', 'elsewhere', 'line'] as const;

/**
 * What is true of an appointment.
 * `requested`: kept on the window. `received`: the hub has it. `held`: the hub lent the slot.
 * `confirmed`: the CRM said yes. The last three end or change it, with a reason.
 */
export const appointmentStates = ['requested', 'received', 'held', 'confirmed', 'moved', 'cancelled', 'declined'] as const;

export type AppointmentState = (typeof appointmentStates)[number];
