/** 00:00 on 1 September 2026 in the DOS form that a zip uses: time in the low half, date in the high half. */
const ZIP_STAMP = ((2026 - 1980) << 25) | (9 << 21) | (1 << 16);
const CENTRAL_ENTRY = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const END_LENGTH = 22;

/**
 * Overwrites the time of every entry of a zip, which otherwise tells when it was packed, and returns the same buffer:
 * equal contents give equal bytes. Throws for what is no plain zip, such as one with a comment at its end.
 */
export function withFixedTimes(zip: Buffer): Buffer {
  const end = zip.length - END_LENGTH;
  if (end < 0 || zip.readUInt32LE(end) !== END_OF_DIRECTORY) {
    throw new Error("the zip ends unexpectedly");
  }
  const entries = zip.readUInt16LE(end + 10);
  let position = zip.readUInt32LE(end + 16);
  for (let entry = 0; entry < entries; entry++) {
    if (zip.readUInt32LE(position) !== CENTRAL_ENTRY) {
      throw new Error("the zip's directory is torn");
    }
    zip.writeUInt32LE(ZIP_STAMP >>> 0, position + 12);
    zip.writeUInt32LE(ZIP_STAMP >>> 0, zip.readUInt32LE(position + 42) + 10);
    const variable = [28, 30, 32].map((field) => zip.readUInt16LE(position + field));
    position += variable.reduce((sum, length) => sum + length, 46);
  }
  return zip;
}
