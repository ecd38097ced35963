import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Whole pages with forms are slow to render on a busy machine; what is waited for ends the wait at once.
configure({ asyncUtilTimeout: 15_000 });
jest.setTimeout(60_000);

// The YAML editor measures where its text is; without a layout, it is nowhere.
Range.prototype.getClientRects = () => [] as unknown as DOMRectList;

// What one test writes and does not send is not there in the next one.
afterEach(() => window.sessionStorage.clear());
