// The drawings of the first page and of what stands around every page, from Material Symbols (Apache-2.0), rounded, weight 400.
// They count as first load: whatever else is drawn stands in `icon-drawings.ts`.
import add from '@material-symbols/svg-400/rounded/add.svg';
import assignmentInd from '@material-symbols/svg-400/rounded/assignment_ind.svg';
import build from '@material-symbols/svg-400/rounded/build.svg';
import cases from '@material-symbols/svg-400/rounded/cases.svg';
import category from '@material-symbols/svg-400/rounded/category.svg';
import check from '@material-symbols/svg-400/rounded/check.svg';
import checkCircle from '@material-symbols/svg-400/rounded/check_circle.svg';
import cloudOff from '@material-symbols/svg-400/rounded/cloud_off.svg';
import devicesOther from '@material-symbols/svg-400/rounded/devices_other.svg';
import download from '@material-symbols/svg-400/rounded/download.svg';
import error from '@material-symbols/svg-400/rounded/error.svg';
import event from '@material-symbols/svg-400/rounded/event.svg';
import feedback from '@material-symbols/svg-400/rounded/feedback.svg';
import gridView from '@material-symbols/svg-400/rounded/grid_view.svg';
import group from '@material-symbols/svg-400/rounded/group.svg';
import handshake from '@material-symbols/svg-400/rounded/handshake.svg';
import headphones from '@material-symbols/svg-400/rounded/headphones.svg';
import help from '@material-symbols/svg-400/rounded/help.svg';
import history from '@material-symbols/svg-400/rounded/history.svg';
import home from '@material-symbols/svg-400/rounded/home.svg';
import info from '@material-symbols/svg-400/rounded/info.svg';
import inkEraser from '@material-symbols/svg-400/rounded/ink_eraser.svg';
import inventory2 from '@material-symbols/svg-400/rounded/inventory_2.svg';
import keyboardArrowDown from '@material-symbols/svg-400/rounded/keyboard_arrow_down.svg';
import laptopWindows from '@material-symbols/svg-400/rounded/laptop_windows.svg';
import localShipping from '@material-symbols/svg-400/rounded/local_shipping.svg';
import locationOn from '@material-symbols/svg-400/rounded/location_on.svg';
import mail from '@material-symbols/svg-400/rounded/mail.svg';
import manageAccounts from '@material-symbols/svg-400/rounded/manage_accounts.svg';
import notifications from '@material-symbols/svg-400/rounded/notifications.svg';
import person from '@material-symbols/svg-400/rounded/person.svg';
import personAdd from '@material-symbols/svg-400/rounded/person_add.svg';
import report from '@material-symbols/svg-400/rounded/report.svg';
import schedule from '@material-symbols/svg-400/rounded/schedule.svg';
import search from '@material-symbols/svg-400/rounded/search.svg';
import searchOff from '@material-symbols/svg-400/rounded/search_off.svg';
import tablet from '@material-symbols/svg-400/rounded/tablet.svg';
import uploadFile from '@material-symbols/svg-400/rounded/upload_file.svg';
import visibility from '@material-symbols/svg-400/rounded/visibility.svg';
import visibilityOff from '@material-symbols/svg-400/rounded/visibility_off.svg';
import warning from '@material-symbols/svg-400/rounded/warning.svg';
import wifi from '@material-symbols/svg-400/rounded/wifi.svg';

/** Each drawing as the text of its file; all share the view box `0 -960 960 960` and hold one path. */
export const FIRST_DRAWINGS = {
  add,
  assignment_ind: assignmentInd,
  build,
  cases,
  category,
  check,
  check_circle: checkCircle,
  cloud_off: cloudOff,
  devices_other: devicesOther,
  download,
  error,
  event,
  feedback,
  grid_view: gridView,
  group,
  handshake,
  headphones,
  help,
  history,
  home,
  info,
  ink_eraser: inkEraser,
  inventory_2: inventory2,
  keyboard_arrow_down: keyboardArrowDown,
  laptop_windows: laptopWindows,
  local_shipping: localShipping,
  location_on: locationOn,
  mail,
  manage_accounts: manageAccounts,
  notifications,
  person,
  person_add: personAdd,
  report,
  schedule,
  search,
  search_off: searchOff,
  tablet,
  upload_file: uploadFile,
  visibility,
  visibility_off: visibilityOff,
  warning,
  wifi,
} as const satisfies Record<string, string>;
