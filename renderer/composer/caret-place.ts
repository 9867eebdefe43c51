// Where in the window a place of a field's text stands. Measured on a copy of the field's text, since a
// field itself does not tell.

const copied = [
  'boxSizing',
  'direction',
  'fontFamily',
  'fontSize',
  'fontStyle',
  'fontWeight',
  'letterSpacing',
  'lineHeight',
  'overflowWrap',
  'paddingBottom',
  'paddingLeft',
  'paddingRight',
  'paddingTop',
  'tabSize',
  'textAlign',
  'whiteSpace',
  'wordBreak',
] as const satisfies readonly (keyof CSSStyleDeclaration)[];

/** The box of the sign at that place, in pixels of the window. */
export function placeInField(field: HTMLTextAreaElement, at: number): DOMRect {
  const copy = document.createElement('div');
  const style = getComputedStyle(field);
  for (const name of copied) copy.style[name] = style[name];
  const box = field.getBoundingClientRect();
  Object.assign(copy.style, {
    position: 'fixed',
    visibility: 'hidden',
    top: `${box.top}px`,
    left: `${box.left}px`,
    width: `${box.width}px`,
  });
  const sign = document.createElement('span');
  sign.textContent = field.value.slice(at, at + 1) || '.';
  copy.append(field.value.slice(0, at), sign, field.value.slice(at + 1));
  document.body.append(copy);
  const place = sign.getBoundingClientRect();
  copy.remove();
  return place;
}
