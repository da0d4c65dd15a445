import type { BroughtModelView } from '#contract/console-api.ts';
import type { AuditChain } from '../audit/audit-chain.ts';
import { RequestRefused } from '../http/request-refused.ts';
import type { BroughtModel, ModelRepository } from '../models/model-repository.ts';
import { mustBeMaison, type Handlers } from './handlers.ts';

type Parts = { readonly models: ModelRepository; readonly audit: AuditChain };

/** Models that staff brought, and which of them windows show from their next publication on. */
export function modelHandlers({ models, audit }: Parts): Handlers<'models.list' | 'models.show' | 'models.hide'> {
  return {
    'models.list': () => ({ models: models.list().map(viewOf) }),
    'models.show': ({ id }, staff) => {
      mustBeMaison(staff);
      const model = models.find(id);
      if (model === null) throw new RequestRefused(404, 'There is no such model.');
      models.show(model);
      audit.add({ who: staff.account.name, act: 'model-shown', subject: `${model.watchId} ${model.taken.originalSha256.slice(0, 12)}` });
      return {};
    },
    'models.hide': ({ watchId }, staff) => {
      mustBeMaison(staff);
      models.hide(watchId);
      audit.add({ who: staff.account.name, act: 'model-hidden', subject: watchId });
      return {};
    },
  };
}

function viewOf({ id, watchId, fileName, taken, takenAt, takenBy, isShown }: BroughtModel): BroughtModelView {
  return { id, watchId, fileName, takenAt, by: takenBy, isShown, originalSha256: taken.originalSha256, facts: taken.facts };
}
