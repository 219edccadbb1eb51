// arch: contract-is-pure
export { createElement } from 'react';
