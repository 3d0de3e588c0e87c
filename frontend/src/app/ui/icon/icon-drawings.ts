// The drawings in use, from Material Symbols (Apache-2.0), rounded, weight 400. To use another, import it and name it here.
// They come when one of them is first shown; those of the first page stand in `first-drawings.ts`.
import accessibilityNew from '@material-symbols/svg-400/rounded/accessibility_new.svg';
import accountCircle from '@material-symbols/svg-400/rounded/account_circle.svg';
import apartment from '@material-symbols/svg-400/rounded/apartment.svg';
import archive from '@material-symbols/svg-400/rounded/archive.svg';
import arrowBack from '@material-symbols/svg-400/rounded/arrow_back.svg';
import arrowDownward from '@material-symbols/svg-400/rounded/arrow_downward.svg';
import arrowUpward from '@material-symbols/svg-400/rounded/arrow_upward.svg';
import assignmentReturn from '@material-symbols/svg-400/rounded/assignment_return.svg';
import block from '@material-symbols/svg-400/rounded/block.svg';
import calendarMonth from '@material-symbols/svg-400/rounded/calendar_month.svg';
import call from '@material-symbols/svg-400/rounded/call.svg';
import cameraswitch from '@material-symbols/svg-400/rounded/cameraswitch.svg';
import chevronRight from '@material-symbols/svg-400/rounded/chevron_right.svg';
import close from '@material-symbols/svg-400/rounded/close.svg';
import contentCopy from '@material-symbols/svg-400/rounded/content_copy.svg';
import deleteIcon from '@material-symbols/svg-400/rounded/delete.svg';
import description from '@material-symbols/svg-400/rounded/description.svg';
import edit from '@material-symbols/svg-400/rounded/edit.svg';
import eventAvailable from '@material-symbols/svg-400/rounded/event_available.svg';
import eventBusy from '@material-symbols/svg-400/rounded/event_busy.svg';
import eventRepeat from '@material-symbols/svg-400/rounded/event_repeat.svg';
import filterList from '@material-symbols/svg-400/rounded/filter_list.svg';
import flashlightOn from '@material-symbols/svg-400/rounded/flashlight_on.svg';
import gavel from '@material-symbols/svg-400/rounded/gavel.svg';
import inbox from '@material-symbols/svg-400/rounded/inbox.svg';
import link from '@material-symbols/svg-400/rounded/link.svg';
import logout from '@material-symbols/svg-400/rounded/logout.svg';
import meetingRoom from '@material-symbols/svg-400/rounded/meeting_room.svg';
import moreVert from '@material-symbols/svg-400/rounded/more_vert.svg';
import photoCamera from '@material-symbols/svg-400/rounded/photo_camera.svg';
import playlistAdd from '@material-symbols/svg-400/rounded/playlist_add.svg';
import print from '@material-symbols/svg-400/rounded/print.svg';
import qrCodeScanner from '@material-symbols/svg-400/rounded/qr_code_scanner.svg';
import radioButtonUnchecked from '@material-symbols/svg-400/rounded/radio_button_unchecked.svg';
import repeat from '@material-symbols/svg-400/rounded/repeat.svg';
import rssFeed from '@material-symbols/svg-400/rounded/rss_feed.svg';
import swapHoriz from '@material-symbols/svg-400/rounded/swap_horiz.svg';
import undo from '@material-symbols/svg-400/rounded/undo.svg';
import viewColumn from '@material-symbols/svg-400/rounded/view_column.svg';
import volumeOff from '@material-symbols/svg-400/rounded/volume_off.svg';
import volumeUp from '@material-symbols/svg-400/rounded/volume_up.svg';
import type { FIRST_DRAWINGS } from './first-drawings';

/** Each drawing as the text of its file; all share the view box `0 -960 960 960` and hold one path. None stands in both files. */
export const DRAWINGS = {
  accessibility_new: accessibilityNew,
  account_circle: accountCircle,
  apartment,
  archive,
  arrow_back: arrowBack,
  arrow_downward: arrowDownward,
  arrow_upward: arrowUpward,
  assignment_return: assignmentReturn,
  block,
  calendar_month: calendarMonth,
  call,
  cameraswitch,
  chevron_right: chevronRight,
  close,
  content_copy: contentCopy,
  delete: deleteIcon,
  description,
  edit,
  event_available: eventAvailable,
  event_busy: eventBusy,
  event_repeat: eventRepeat,
  filter_list: filterList,
  flashlight_on: flashlightOn,
  gavel,
  inbox,
  link,
  logout,
  meeting_room: meetingRoom,
  more_vert: moreVert,
  photo_camera: photoCamera,
  playlist_add: playlistAdd,
  print,
  qr_code_scanner: qrCodeScanner,
  radio_button_unchecked: radioButtonUnchecked,
  repeat,
  rss_feed: rssFeed,
  swap_horiz: swapHoriz,
  undo,
  view_column: viewColumn,
  volume_off: volumeOff,
  volume_up: volumeUp,
} as const satisfies Readonly<Record<string, string>> & { readonly [first in keyof typeof FIRST_DRAWINGS]?: never };

/** An icon that this application has. */
export type IconName = keyof typeof DRAWINGS | keyof typeof FIRST_DRAWINGS;
