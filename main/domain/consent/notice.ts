/** The purpose that a notice receipt names: what the asked-for appointment itself needs. Never the id of a consent purpose. */
export const noticePurposeId = 'appointment';
