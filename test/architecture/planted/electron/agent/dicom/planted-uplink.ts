// arch: dicom-stands-alone
export { planted } from '../uplink/planted-target.ts';
