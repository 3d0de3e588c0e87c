export { ActMoment } from './act/act-moment';
export { ActOutdated } from './act/outdated';
export { ActPieces } from './act/act-pieces';
export { injectActSubject, type ActData, type ActEnd } from './act/act-subject';
export { CustodyApi } from './custody-api';
export { CUSTODY_LOOK, agreed, holderInShort, holdingNow, isLate, objectPronoun, pronoun } from './custody-words';
export { injectPersonSearch, personHit } from './person-hits';
export { injectRooms, roomName } from './rooms';
export { CustodyTimeline } from './timeline/custody-timeline';
