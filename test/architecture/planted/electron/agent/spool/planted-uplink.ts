// arch: spool-stands-alone
export { planted } from '../uplink/planted-dicom.ts';
