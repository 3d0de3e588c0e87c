// The drawings in use, from Material Symbols (Apache-2.0), rounded, weight 400. To use another, import it and name it here.
import accountCircle from '@material-symbols/svg-400/rounded/account_circle.svg';
import accessibilityNew from '@material-symbols/svg-400/rounded/accessibility_new.svg';
import add from '@material-symbols/svg-400/rounded/add.svg';
import apartment from '@material-symbols/svg-400/rounded/apartment.svg';
import archive from '@material-symbols/svg-400/rounded/archive.svg';
import arrowBack from '@material-symbols/svg-400/rounded/arrow_back.svg';
import arrowDownward from '@material-symbols/svg-400/rounded/arrow_downward.svg';
import arrowUpward from '@material-symbols/svg-400/rounded/arrow_upward.svg';
import assignmentInd from '@material-symbols/svg-400/rounded/assignment_ind.svg';
import assignmentReturn from '@material-symbols/svg-400/rounded/assignment_return.svg';
import block from '@material-symbols/svg-400/rounded/block.svg';
import build from '@material-symbols/svg-400/rounded/build.svg';
import category from '@material-symbols/svg-400/rounded/category.svg';
import check from '@material-symbols/svg-400/rounded/check.svg';
import checkCircle from '@material-symbols/svg-400/rounded/check_circle.svg';
import chevronRight from '@material-symbols/svg-400/rounded/chevron_right.svg';
import close from '@material-symbols/svg-400/rounded/close.svg';
import cloudOff from '@material-symbols/svg-400/rounded/cloud_off.svg';
import contentCopy from '@material-symbols/svg-400/rounded/content_copy.svg';
import deleteIcon from '@material-symbols/svg-400/rounded/delete.svg';
import description from '@material-symbols/svg-400/rounded/description.svg';
import devicesOther from '@material-symbols/svg-400/rounded/devices_other.svg';
import download from '@material-symbols/svg-400/rounded/download.svg';
import edit from '@material-symbols/svg-400/rounded/edit.svg';
import error from '@material-symbols/svg-400/rounded/error.svg';
import feedback from '@material-symbols/svg-400/rounded/feedback.svg';
import filterList from '@material-symbols/svg-400/rounded/filter_list.svg';
import group from '@material-symbols/svg-400/rounded/group.svg';
import gridView from '@material-symbols/svg-400/rounded/grid_view.svg';
import handshake from '@material-symbols/svg-400/rounded/handshake.svg';
import headphones from '@material-symbols/svg-400/rounded/headphones.svg';
import help from '@material-symbols/svg-400/rounded/help.svg';
import history from '@material-symbols/svg-400/rounded/history.svg';
import home from '@material-symbols/svg-400/rounded/home.svg';
import inbox from '@material-symbols/svg-400/rounded/inbox.svg';
import info from '@material-symbols/svg-400/rounded/info.svg';
import inventory2 from '@material-symbols/svg-400/rounded/inventory_2.svg';
import keyboardArrowDown from '@material-symbols/svg-400/rounded/keyboard_arrow_down.svg';
import laptopWindows from '@material-symbols/svg-400/rounded/laptop_windows.svg';
import link from '@material-symbols/svg-400/rounded/link.svg';
import localShipping from '@material-symbols/svg-400/rounded/local_shipping.svg';
import locationOn from '@material-symbols/svg-400/rounded/location_on.svg';
import logout from '@material-symbols/svg-400/rounded/logout.svg';
import mail from '@material-symbols/svg-400/rounded/mail.svg';
import manageAccounts from '@material-symbols/svg-400/rounded/manage_accounts.svg';
import meetingRoom from '@material-symbols/svg-400/rounded/meeting_room.svg';
import moreVert from '@material-symbols/svg-400/rounded/more_vert.svg';
import notifications from '@material-symbols/svg-400/rounded/notifications.svg';
import person from '@material-symbols/svg-400/rounded/person.svg';
import personAdd from '@material-symbols/svg-400/rounded/person_add.svg';
import playlistAdd from '@material-symbols/svg-400/rounded/playlist_add.svg';
import print from '@material-symbols/svg-400/rounded/print.svg';
import radioButtonUnchecked from '@material-symbols/svg-400/rounded/radio_button_unchecked.svg';
import report from '@material-symbols/svg-400/rounded/report.svg';
import schedule from '@material-symbols/svg-400/rounded/schedule.svg';
import search from '@material-symbols/svg-400/rounded/search.svg';
import searchOff from '@material-symbols/svg-400/rounded/search_off.svg';
import swapHoriz from '@material-symbols/svg-400/rounded/swap_horiz.svg';
import tablet from '@material-symbols/svg-400/rounded/tablet.svg';
import undo from '@material-symbols/svg-400/rounded/undo.svg';
import viewColumn from '@material-symbols/svg-400/rounded/view_column.svg';
import uploadFile from '@material-symbols/svg-400/rounded/upload_file.svg';
import visibility from '@material-symbols/svg-400/rounded/visibility.svg';
import visibilityOff from '@material-symbols/svg-400/rounded/visibility_off.svg';
import warning from '@material-symbols/svg-400/rounded/warning.svg';
import wifi from '@material-symbols/svg-400/rounded/wifi.svg';

/** Each drawing as the text of its file; all share the view box `0 -960 960 960` and hold one path. */
const DRAWINGS = {
  account_circle: accountCircle,
  accessibility_new: accessibilityNew,
  add,
  apartment,
  archive,
  arrow_back: arrowBack,
  arrow_downward: arrowDownward,
  arrow_upward: arrowUpward,
  assignment_ind: assignmentInd,
  assignment_return: assignmentReturn,
  block,
  build,
  category,
  check,
  check_circle: checkCircle,
  chevron_right: chevronRight,
  close,
  cloud_off: cloudOff,
  content_copy: contentCopy,
  delete: deleteIcon,
  description,
  devices_other: devicesOther,
  download,
  edit,
  error,
  feedback,
  filter_list: filterList,
  group,
  grid_view: gridView,
  handshake,
  headphones,
  help,
  history,
  home,
  inbox,
  info,
  inventory_2: inventory2,
  keyboard_arrow_down: keyboardArrowDown,
  laptop_windows: laptopWindows,
  link,
  local_shipping: localShipping,
  location_on: locationOn,
  logout,
  mail,
  manage_accounts: manageAccounts,
  meeting_room: meetingRoom,
  more_vert: moreVert,
  notifications,
  person,
  person_add: personAdd,
  playlist_add: playlistAdd,
  print,
  radio_button_unchecked: radioButtonUnchecked,
  report,
  schedule,
  search,
  search_off: searchOff,
  swap_horiz: swapHoriz,
  tablet,
  undo,
  view_column: viewColumn,
  upload_file: uploadFile,
  visibility,
  visibility_off: visibilityOff,
  warning,
  wifi,
} as const satisfies Record<string, string>;

/** An icon that this application has. */
export type IconName = keyof typeof DRAWINGS;

/** The path data of an icon. */
export function pathOf(name: IconName): string {
  return / d="([^"]+)"/.exec(DRAWINGS[name])?.[1] ?? '';
}
