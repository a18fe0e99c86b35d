// The little that is needed to make nodes. No style attribute: the content policy forbids it.
export const byId = id => document.getElementById(id);

/** Attributes that are null or false are left out; onclick and its like become listeners. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value == null || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.filter(child => child != null && child !== false));
  return node;
}

const Svg = 'http://www.w3.org/2000/svg';

export function icon(name) {
  const svg = document.createElementNS(Svg, 'svg');
  const use = document.createElementNS(Svg, 'use');
  svg.setAttribute('aria-hidden', 'true');
  use.setAttribute('href', '#i-' + name);
  svg.append(use);
  return svg;
}
