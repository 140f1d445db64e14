import { registerRichText } from '@lexical/rich-text';
import { startLexical } from './lexical.mjs';

startLexical(registerRichText);
