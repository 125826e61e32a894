import type { Question } from './question.js';
import adoption from './questions/adoption.js';
import agreement from './questions/agreement.js';
import changes from './questions/changes.js';
import cohesion from './questions/cohesion.js';
import countries from './questions/countries.js';
import country from './questions/country.js';
import coverage from './questions/coverage.js';
import event from './questions/event.js';
import events from './questions/events.js';
import evidence from './questions/evidence.js';
import facets from './questions/facets.js';
import framework from './questions/framework.js';
import frameworks from './questions/frameworks.js';
import gap from './questions/gap.js';
import group from './questions/group.js';
import groups from './questions/groups.js';
import history from './questions/history.js';
import methods from './questions/methods.js';
import panel from './questions/panel.js';
import point from './questions/point.js';
import position from './questions/position.js';
import positions from './questions/positions.js';
import principles from './questions/principles.js';
import record from './questions/record.js';
import records from './questions/records.js';
import reliability from './questions/reliability.js';
import spread from './questions/spread.js';
import status from './questions/status.js';
import survival from './questions/survival.js';
import timeline from './questions/timeline.js';

/** Everything that can be asked, by name: addresses, commands, docs and exports follow from it. */
export const QUESTIONS: ReadonlyMap<string, Question> = new Map(
  [
    frameworks,
    framework,
    principles,
    positions,
    position,
    history,
    timeline,
    point,
    panel,
    changes,
    gap,
    coverage,
    adoption,
    survival,
    spread,
    agreement,
    cohesion,
    reliability,
    countries,
    country,
    groups,
    group,
    evidence,
    records,
    facets,
    record,
    events,
    event,
    methods,
    status,
  ].map((each) => [each.name, each]),
);
