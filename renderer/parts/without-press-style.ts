// react-aria puts an inline style into the document, which our policy forbids and our own touch-action makes needless: it first
// looks for this id, and adds nothing where it is taken.

const taken = document.createElement('meta');
taken.id = 'react-aria-pressable-style';
document.head.append(taken);
