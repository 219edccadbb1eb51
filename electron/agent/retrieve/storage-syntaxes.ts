/** Transfer syntaxes that objects are stored in, the likeliest first (PS3.6 A). One that is not here is not fetched. */
export const STORAGE_SYNTAXES: readonly string[] = [
  '1.2.840.10008.1.2.1', // Explicit VR Little Endian
  '1.2.840.10008.1.2', // Implicit VR Little Endian
  '1.2.840.10008.1.2.4.70', // JPEG Lossless, first-order prediction
  '1.2.840.10008.1.2.4.50', // JPEG Baseline
  '1.2.840.10008.1.2.4.90', // JPEG 2000 Lossless
  '1.2.840.10008.1.2.4.80', // JPEG-LS Lossless
  '1.2.840.10008.1.2.5', // RLE Lossless
  '1.2.840.10008.1.2.4.91', // JPEG 2000
  '1.2.840.10008.1.2.4.51', // JPEG Extended
  '1.2.840.10008.1.2.4.57', // JPEG Lossless, process 14
  '1.2.840.10008.1.2.4.81', // JPEG-LS Near-Lossless
  '1.2.840.10008.1.2.4.102', // MPEG-4 AVC High Profile 4.1
  '1.2.840.10008.1.2.4.100', // MPEG-2 Main Profile, Main Level
  '1.2.840.10008.1.2.4.103', // MPEG-4 AVC High Profile 4.1, BD-compatible
  '1.2.840.10008.1.2.4.101', // MPEG-2 Main Profile, High Level
  '1.2.840.10008.1.2.1.99', // Deflated Explicit VR Little Endian
  '1.2.840.10008.1.2.4.201', // HTJ2K Lossless
  '1.2.840.10008.1.2.4.202', // HTJ2K Lossless RPCL
  '1.2.840.10008.1.2.4.203', // HTJ2K
  '1.2.840.10008.1.2.2', // Explicit VR Big Endian
  '1.2.840.10008.1.2.8.1', // Deflated Image Frame Compression
  '1.2.840.10008.1.2.4.107', // HEVC Main Profile
  '1.2.840.10008.1.2.4.108', // HEVC Main 10 Profile
  '1.2.840.10008.1.2.4.104', // MPEG-4 AVC High Profile 4.2, 2D
  '1.2.840.10008.1.2.4.105', // MPEG-4 AVC High Profile 4.2, 3D
  '1.2.840.10008.1.2.4.106', // MPEG-4 AVC Stereo High Profile
  '1.2.840.10008.1.2.4.92', // JPEG 2000 Part 2 Lossless
  '1.2.840.10008.1.2.4.93', // JPEG 2000 Part 2
  '1.2.840.10008.1.2.4.110', // JPEG XL Lossless
  '1.2.840.10008.1.2.4.111', // JPEG XL JPEG Recompression
  '1.2.840.10008.1.2.4.112', // JPEG XL
];

/** Storage classes to propose where the far end does not tell what it holds, the commonest first (PS3.4 B.5). */
export const COMMON_STORAGE_CLASSES: readonly string[] = [
  '1.2.840.10008.5.1.4.1.1.1', // Computed Radiography
  '1.2.840.10008.5.1.4.1.1.1.1', // Digital X-Ray, for presentation
  '1.2.840.10008.5.1.4.1.1.2', // CT
  '1.2.840.10008.5.1.4.1.1.4', // MR
  '1.2.840.10008.5.1.4.1.1.6.1', // Ultrasound
  '1.2.840.10008.5.1.4.1.1.3.1', // Ultrasound, multi-frame
  '1.2.840.10008.5.1.4.1.1.7', // Secondary Capture
  '1.2.840.10008.5.1.4.1.1.1.2', // Mammography, for presentation
  '1.2.840.10008.5.1.4.1.1.2.1', // Enhanced CT
  '1.2.840.10008.5.1.4.1.1.4.1', // Enhanced MR
  '1.2.840.10008.5.1.4.1.1.12.1', // X-Ray Angiography
  '1.2.840.10008.5.1.4.1.1.12.2', // X-Ray Radiofluoroscopy
  '1.2.840.10008.5.1.4.1.1.104.1', // Encapsulated PDF
  '1.2.840.10008.5.1.4.1.1.88.11', // Basic Text SR
  '1.2.840.10008.5.1.4.1.1.88.22', // Enhanced SR
  '1.2.840.10008.5.1.4.1.1.88.33', // Comprehensive SR
  '1.2.840.10008.5.1.4.1.1.88.59', // Key Object Selection
  '1.2.840.10008.5.1.4.1.1.11.1', // Grayscale Softcopy Presentation State
  '1.2.840.10008.5.1.4.1.1.1.3', // Intra-oral X-Ray, for presentation
  '1.2.840.10008.5.1.4.1.1.13.1.3', // Breast Tomosynthesis
  '1.2.840.10008.5.1.4.1.1.20', // Nuclear Medicine
  '1.2.840.10008.5.1.4.1.1.128', // PET
  '1.2.840.10008.5.1.4.1.1.77.1.4', // VL Photographic
  '1.2.840.10008.5.1.4.1.1.77.1.1', // VL Endoscopic
  '1.2.840.10008.5.1.4.1.1.77.1.5.1', // Ophthalmic Photography, 8 bit
  '1.2.840.10008.5.1.4.1.1.7.2', // Multi-frame Grayscale Byte Secondary Capture
  '1.2.840.10008.5.1.4.1.1.7.4', // Multi-frame True Color Secondary Capture
  '1.2.840.10008.5.1.4.1.1.77.1.4.1', // Video Photographic
  '1.2.840.10008.5.1.4.1.1.77.1.1.1', // Video Endoscopic
  '1.2.840.10008.5.1.4.1.1.66.4', // Segmentation
  '1.2.840.10008.5.1.4.1.1.88.67', // X-Ray Radiation Dose SR
];
