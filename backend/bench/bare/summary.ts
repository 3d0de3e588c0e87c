/** A row of the product's statements about pieces. */
export type PieceRow = Readonly<Record<string, unknown>> & { readonly id: string };

const instant = (value: unknown): string | null => (value instanceof Date ? value.toISOString() : null);
const reference = (id: unknown, name: unknown): object | null => (id === null ? null : { id, name });

/** A piece as lists show it. */
export function summaryOf(row: PieceRow): object {
  return {
    id: row.id,
    version: row['version'],
    number: row['number'],
    category: row['category'],
    modelId: row['model_id'],
    maker: row['maker'],
    modelName: row['model_name'],
    serial: row['serial'],
    mac: row['mac'],
    imei: row['imei'],
    site: reference(row['site_id'], row['site_name']),
    room: reference(row['room_id'], row['room_name']),
    condition: row['condition'],
    state: row['state'],
    custody: row['custody_id'] === null ? null : {
      id: row['custody_id'],
      version: row['custody_version'],
      kind: row['custody_kind'],
      person: reference(row['person_id'], row['person_name']),
      repairer: row['repairer'],
      since: instant(row['custody_since']),
      dueAt: instant(row['due_at']),
    },
    purchasedOn: row['purchased_on'],
    warrantyEndsOn: row['warranty_ends_on'],
    annulledAt: instant(row['annulled_at']),
    createdAt: instant(row['created_at']),
  };
}

/** A piece as its own page shows it. */
export function detailOf(row: PieceRow): object {
  return {
    ...summaryOf(row),
    priceCents: row['price_cents'],
    orderNumber: row['order_number'],
    supplier: row['supplier'],
    warrantyMonths: row['warranty_months'],
    notes: row['notes'],
    ssid: row['ssid'],
    bands: row['bands'],
    ipAddress: row['ip_address'],
    firmware: row['firmware'],
    osName: row['os_name'],
    osVersion: row['os_version'],
    osSupportEndsOn: row['os_support_ends_on'],
    modelSupportEndsOn: row['model_support_ends_on'],
    conditionSince: instant(row['condition_since']),
    conditionReason: row['condition_reason'],
    placeSince: instant(row['place_since']),
    annulledReason: row['annulled_reason'],
  };
}
