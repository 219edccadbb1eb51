/** Kinds of objects in words, singular and plural, by the part of the UID after the storage root (PS3.6 A). */
const STORAGE_ROOT = '1.2.840.10008.5.1.4.1.1.';

const X_RAY = ['X-ray image', 'X-ray images'] as const;
const MAMMOGRAM = ['mammogram', 'mammograms'] as const;
const DENTAL = ['dental X-ray image', 'dental X-ray images'] as const;
const CT = ['CT image', 'CT images'] as const;
const MR = ['MR image', 'MR images'] as const;
const PET = ['PET image', 'PET images'] as const;
const ULTRASOUND = ['ultrasound image', 'ultrasound images'] as const;
const ULTRASOUND_CLIP = ['ultrasound clip', 'ultrasound clips'] as const;
const CAPTURE = ['captured picture', 'captured pictures'] as const;
const ECG = ['ECG', 'ECGs'] as const;
const WAVEFORM = ['waveform', 'waveforms'] as const;
const PRESENTATION = ['presentation state', 'presentation states'] as const;
const ANGIOGRAPHY = ['angiography image', 'angiography images'] as const;
const REPORT = ['structured report', 'structured reports'] as const;
const DOSE_REPORT = ['dose report', 'dose reports'] as const;
const ENDOSCOPY = ['endoscopy image', 'endoscopy images'] as const;
const MICROSCOPY = ['microscopy image', 'microscopy images'] as const;
const EYE_PHOTO = ['eye photograph', 'eye photographs'] as const;
const RADIOTHERAPY = ['radiotherapy record', 'radiotherapy records'] as const;
const OTHER = ['DICOM object', 'DICOM objects'] as const;

const KINDS: Readonly<Record<string, readonly [string, string]>> = {
  '1': X_RAY,
  '1.1': X_RAY,
  '1.1.1': X_RAY,
  '1.2': MAMMOGRAM,
  '1.2.1': MAMMOGRAM,
  '1.3': DENTAL,
  '1.3.1': DENTAL,
  '2': CT,
  '2.1': CT,
  '2.2': CT,
  '3': ULTRASOUND_CLIP,
  '3.1': ULTRASOUND_CLIP,
  '4': MR,
  '4.1': MR,
  '4.2': ['MR spectroscopy record', 'MR spectroscopy records'],
  '4.3': MR,
  '4.4': MR,
  '6': ULTRASOUND,
  '6.1': ULTRASOUND,
  '6.2': ['ultrasound volume', 'ultrasound volumes'],
  '7': CAPTURE,
  '7.1': CAPTURE,
  '7.2': CAPTURE,
  '7.3': CAPTURE,
  '7.4': CAPTURE,
  '9.1.1': ECG,
  '9.1.2': ECG,
  '9.1.3': ECG,
  '9.2.1': WAVEFORM,
  '9.3.1': WAVEFORM,
  '9.4.1': ['voice recording', 'voice recordings'],
  '11.1': PRESENTATION,
  '11.2': PRESENTATION,
  '11.3': PRESENTATION,
  '11.4': PRESENTATION,
  '12.1': ANGIOGRAPHY,
  '12.1.1': ANGIOGRAPHY,
  '12.2': ['fluoroscopy image', 'fluoroscopy images'],
  '12.2.1': ['fluoroscopy image', 'fluoroscopy images'],
  '13.1.1': ['3D X-ray image', '3D X-ray images'],
  '13.1.2': ['3D X-ray image', '3D X-ray images'],
  '13.1.3': ['breast tomosynthesis image', 'breast tomosynthesis images'],
  '20': ['nuclear medicine image', 'nuclear medicine images'],
  '66': ['raw data object', 'raw data objects'],
  '66.4': ['segmentation', 'segmentations'],
  '77.1.1': ENDOSCOPY,
  '77.1.1.1': ['endoscopy video', 'endoscopy videos'],
  '77.1.2': MICROSCOPY,
  '77.1.3': MICROSCOPY,
  '77.1.4': ['photograph', 'photographs'],
  '77.1.4.1': ['video', 'videos'],
  '77.1.5.1': EYE_PHOTO,
  '77.1.5.2': EYE_PHOTO,
  '77.1.5.4': ['eye tomography image', 'eye tomography images'],
  '77.1.6': ['slide image', 'slide images'],
  '88.11': REPORT,
  '88.22': REPORT,
  '88.33': REPORT,
  '88.34': REPORT,
  '88.50': ['mammography CAD report', 'mammography CAD reports'],
  '88.59': ['key image note', 'key image notes'],
  '88.67': DOSE_REPORT,
  '88.68': DOSE_REPORT,
  '104.1': ['PDF document', 'PDF documents'],
  '104.2': ['clinical document', 'clinical documents'],
  '128': PET,
  '128.1': PET,
  '130': PET,
  '481.1': ['radiotherapy image', 'radiotherapy images'],
  '481.2': ['radiotherapy dose', 'radiotherapy doses'],
  '481.3': ['radiotherapy structure set', 'radiotherapy structure sets'],
  '481.4': RADIOTHERAPY,
  '481.5': ['radiotherapy plan', 'radiotherapy plans'],
};

/** What an object is, in words: `CT image`, for more than one `CT images`; an unknown class is a `DICOM object`. */
export function sopClassWords(sopClassUid: string, count = 1): string {
  const suffix = sopClassUid.startsWith(STORAGE_ROOT) ? sopClassUid.slice(STORAGE_ROOT.length) : '';
  const [one, many] = (Object.hasOwn(KINDS, suffix) ? KINDS[suffix] : undefined) ?? OTHER;
  return count === 1 ? one : many;
}
