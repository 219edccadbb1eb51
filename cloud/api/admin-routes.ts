import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { withoutUndefined } from '../registry/uplink-configs.ts';
import {
  ADMIN_PATHS,
  clinicRequestSchema,
  codeRequestSchema,
  configRequestSchema,
  pushRequestSchema,
  uplinkIdSchema,
  uplinkRequestSchema,
  worklistRequestSchema,
} from './admin-schemas.ts';
import {
  clinicView,
  newUplinkView,
  objectView,
  orderView,
  uplinkView,
  worklistView,
} from './admin-views.ts';
import { ApiError } from './api-error.ts';
import type { ApiContext } from './api-context.ts';
import { parseInput } from './parse.ts';
import { bearerToken } from './uplink-routes.ts';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Everything under /v1/admin, for holders of the admin token. */
export function addAdminRoutes(server: FastifyInstance, context: ApiContext): void {
  const expected = digest(context.adminToken);
  void server.register((admin, _options, done) => {
    admin.addHook('onRequest', (request, _reply, next) => {
      const token = bearerToken(request);
      const isAdmin = token !== null && timingSafeEqual(digest(token), expected);
      next(isAdmin ? undefined : new ApiError('token-unknown', 'The admin token is not right.'));
    });
    addClinicRoutes(admin, context);
    addUplinkAdminRoutes(admin, context);
    addContentRoutes(admin, context);
    done();
  });
}

function addClinicRoutes(admin: FastifyInstance, context: ApiContext): void {
  const { clinics, codes } = context;
  admin.get(ADMIN_PATHS.clinics, () => clinics.list().map(clinicView));
  admin.post(ADMIN_PATHS.clinics, (request) =>
    clinicView(clinics.add(parseInput(clinicRequestSchema, request.body).name)),
  );
  admin.post(ADMIN_PATHS.clinicEnd, (request) => {
    const clinic = clinics.end(parseInput(clinicRequestSchema, request.body).name);
    context.onRevoked();
    return clinicView(clinic);
  });
  admin.post(ADMIN_PATHS.codes, (request) => {
    const { clinic, minutes } = parseInput(codeRequestSchema, request.body);
    return codes.issue(clinic, minutes);
  });
}

function addUplinkAdminRoutes(admin: FastifyInstance, context: ApiContext): void {
  const { clinics, uplinks, configs } = context;
  admin.get(ADMIN_PATHS.uplinks, () => uplinks.list().map(uplinkView));
  admin.post(ADMIN_PATHS.uplinks, (request) => {
    const { clinic, label } = parseInput(uplinkRequestSchema, request.body);
    return newUplinkView(uplinks.add(clinics.getActive(clinic).id, label));
  });
  admin.post(ADMIN_PATHS.uplinkRevoke, (request) => {
    const uplink = uplinks.revoke(parseInput(uplinkIdSchema, request.params).id);
    context.onRevoked();
    return uplinkView(uplink);
  });
  admin.get(ADMIN_PATHS.uplinkConfig, (request) =>
    configs.get(uplinks.get(parseInput(uplinkIdSchema, request.params).id).id),
  );
  admin.put(ADMIN_PATHS.uplinkConfig, (request) => {
    const { id } = uplinks.get(parseInput(uplinkIdSchema, request.params).id);
    const settings = parseInput(configRequestSchema, request.body);
    return configs.change(id, withoutUndefined(settings));
  });
}

function addContentRoutes(admin: FastifyInstance, context: ApiContext): void {
  const { clinics, worklist, objects, orders } = context;
  admin.get(ADMIN_PATHS.worklist, () => {
    const known = clinics.list();
    return worklist.list().map((row) => worklistView(row, known));
  });
  admin.post(ADMIN_PATHS.worklist, (request) => {
    const rows = worklist.add(parseInput(worklistRequestSchema, request.body), null);
    const known = clinics.list();
    return rows.map((row) => worklistView(row, known));
  });
  admin.get(ADMIN_PATHS.objects, () => objects.list().map(objectView));
  admin.get(ADMIN_PATHS.orders, () => orders.list().map(orderView));
  admin.post(ADMIN_PATHS.orders, (request) => {
    const { uplinkId, ...push } = parseInput(pushRequestSchema, request.body);
    return orderView(orders.push(uplinkId, push));
  });
}
