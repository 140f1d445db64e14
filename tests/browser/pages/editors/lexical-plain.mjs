import { registerPlainText } from '@lexical/plain-text';
import { startLexical } from './lexical.mjs';

startLexical(registerPlainText);
