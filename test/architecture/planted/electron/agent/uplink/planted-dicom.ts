// arch: uplink-stands-alone
export { planted } from '../dicom/planted-target.ts';
