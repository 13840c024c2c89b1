import { card } from './card.js';
import { dossier } from './dossier.js';

export default [card, dossier];
