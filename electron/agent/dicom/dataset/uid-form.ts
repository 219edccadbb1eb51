/**
 * What is taken as a UID: printable, without the separator of values, and of the length that PS3.5 9.1 allows. Devices send
 * UIDs that are none by its other rules, and their objects are objects all the same.
 */
export const UID_FORM = /^[\x21-\x5b\x5d-\x7e]{1,64}$/;
