import type { Cell } from './column.js';
import type { ModelColumnKey } from './equipment-model-column.js';
import type { ModelAnswer } from './equipment-model.js';
import { CATEGORY_LABEL } from './equipment-state.js';
import { WIFI_STANDARD_LABEL } from './wifi.js';

/** What each column of the catalogue holds of a model. */
export const MODEL_CELLS: Readonly<Record<ModelColumnKey, (model: ModelAnswer) => Cell | undefined>> = {
  category: ({ category }) => CATEGORY_LABEL[category],
  maker: ({ maker }) => maker,
  name: ({ name }) => name,
  modelNumber: ({ modelNumber }) => modelNumber,
  warrantyMonths: ({ warrantyMonths }) => warrantyMonths,
  supportEndsOn: ({ supportEndsOn }) => supportEndsOn,
  processor: ({ specifications }) => specifications.processor,
  memoryGb: ({ specifications }) => specifications.memoryGb,
  storageGb: ({ specifications }) => specifications.storageGb,
  screenInches: ({ specifications }) => specifications.screenInches,
  cellular: ({ specifications }) => specifications.cellular,
  wifiStandard: ({ specifications: { wifiStandard } }) => wifiStandard && WIFI_STANDARD_LABEL[wifiStandard],
  poweredByEthernet: ({ specifications }) => specifications.poweredByEthernet,
  compatibleWith: ({ specifications }) => specifications.compatibleWith,
  equipmentCount: ({ equipmentCount }) => equipmentCount,
  createdAt: ({ createdAt }) => createdAt,
};
