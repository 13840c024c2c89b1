// The dossier of a file on a page of its own, as Tasklist shows it beside a task.
import { dossierOf } from '/camunda/api/tasklist/plugin/ecocase-tasklist/static/app/dossier.js';

const place = document.getElementById('dossier');
dossierOf(place, place.dataset.case);
