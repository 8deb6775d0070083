import { announceMessages } from './messages/announce';
import { assumptionMessages } from './messages/assumptions';
import { breakdownMessages } from './messages/breakdown';
import { auditMessages } from './messages/audit';
import { cohortCostMessages } from './messages/cohort-costs';
import { cohortMessages } from './messages/cohort';
import { cohortPathMessages } from './messages/cohort-paths';
import { cohortPeopleMessages } from './messages/cohort-people';
import { cohortResultMessages } from './messages/cohort-results';
import { designMessages } from './messages/design';
import { drawingMessages } from './messages/drawing';
import { exportMessages } from './messages/export';
import { frameMessages } from './messages/frame';
import { graphMessages } from './messages/graph';
import { graphViewMessages } from './messages/graph-views';
import { historyMessages } from './messages/history';
import { inspectorMessages } from './messages/inspector';
import { libraryMessages } from './messages/library';
import { metadataMessages } from './messages/metadata';
import { metricMessages } from './messages/metrics';
import { outcomeMessages } from './messages/outcomes';
import { packageMessages } from './messages/package';
import { playMessages } from './messages/play';
import { replaceMessages } from './messages/replace';
import { reviewMessages } from './messages/review';
import { roleMessages } from './messages/roles';
import { ruleMessages } from './messages/rules';
import { rulesScreenMessages } from './messages/rules-screen';
import { scenarioMessages } from './messages/scenarios';
import { sensitivityMessages } from './messages/sensitivity';
import { simulationMessages } from './messages/simulation';
import { suggestionMessages } from './messages/suggestions';
import { tracingMessages } from './messages/tracing';
import { vocabularyMessages } from './messages/vocabulary';

/** Every text that the studio shows, by key. */
export const messages = {
  ...vocabularyMessages, ...frameMessages, ...libraryMessages, ...replaceMessages, ...metadataMessages, ...suggestionMessages, ...breakdownMessages, ...reviewMessages, ...graphMessages, ...drawingMessages, ...metricMessages, ...outcomeMessages, ...inspectorMessages, ...ruleMessages, ...rulesScreenMessages, ...roleMessages, ...simulationMessages, ...sensitivityMessages, ...assumptionMessages, ...scenarioMessages, ...cohortMessages, ...cohortCostMessages, ...tracingMessages, ...auditMessages, ...cohortPathMessages, ...cohortPeopleMessages, ...cohortResultMessages, ...exportMessages, ...playMessages, ...packageMessages, ...historyMessages, ...designMessages, ...announceMessages, ...graphViewMessages,
} as const;
export type MessageKey = keyof typeof messages;
