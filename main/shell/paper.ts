// The colour of the empty screen: what is seen where no page has painted yet.

export const paper = '#F6F1E6';
