// How a simulated reader on USB HID describes itself (devices.md §1.10): 64 bytes each way, the first says how many of the others count.

/** Vendor page, one input and one output report of 64 bytes, unnumbered. */
export const readerReportDescriptor = Buffer.from('0600FF0901A101150026FF007508954009028102954009039102C0', 'hex');
