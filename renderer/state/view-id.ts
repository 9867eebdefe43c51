// By which the engine tells this window from the others. Another one after each loading.
export const viewId = crypto.randomUUID();
