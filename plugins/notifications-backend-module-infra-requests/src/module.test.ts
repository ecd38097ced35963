import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import notificationsPlugin from '@backstage/plugin-notifications-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { Notification } from '@backstage/plugin-notifications-common';
import {
  signalsServiceRef,
  type SignalPayload,
} from '@backstage/plugin-signals-node';
import request from 'supertest';
import module from '.';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const as = (name: string) =>
  mockCredentials.user.header(`user:default/${name}`);
const from = (plugin: string) =>
  mockCredentials.service.header({
    onBehalfOf: mockCredentials.service(`plugin:${plugin}`),
    targetPluginId: 'notifications',
  });

const inAMinute = () => new Date(Date.now() + 60_000).toISOString();

describe.each(databases.eachSupportedId())(
  'clearing what asks for nothing any more, on %s',
  databaseId => {
    async function startPortal() {
      const knex = await databases.init(databaseId);
      const signals: SignalPayload[] = [];
      const { server } = await startTestBackend({
        features: [
          notificationsPlugin,
          module,
          mockServices.rootConfig.factory({
            data: { app: { baseUrl: 'http://localhost' } },
          }),
          mockServices.database.factory({ knex }),
          catalogServiceMock.factory(),
          createServiceFactory({
            service: signalsServiceRef,
            deps: {},
            factory: () => ({
              publish: async signal => {
                signals.push(signal);
              },
            }),
          }),
        ],
      });

      const send = async (
        to: string[],
        payload: object,
        plugin = 'infra-requests',
      ) => {
        const { status } = await request(server)
          .post('/api/notifications/notifications')
          .set('Authorization', from(plugin))
          .send({
            recipients: {
              type: 'entity',
              entityRef: to.map(name => `user:default/${name}`),
            },
            payload: { title: 'Waits for you', severity: 'high', ...payload },
          });
        expect(status).toBe(200);
      };
      const settle = async (
        to: string[],
        settles: object = {},
        scope = 'r1:approval',
      ) => {
        signals.length = 0;
        await send(to, {
          title: 'Approved by Ada',
          description: 'Nothing left for you to do',
          severity: 'low',
          scope,
          metadata: {
            'infra-requests': {
              message: 'settlement',
              settles: { except: [], asOf: inAMinute(), ...settles },
            },
          },
        });
      };
      const seen = async (name: string) => {
        const { body } = await request(server)
          .get('/api/notifications/notifications')
          .set('Authorization', as(name));
        const { notifications }: { notifications: Notification[] } = body;
        return notifications.map(({ payload, read }) => ({
          title: payload.title,
          severity: payload.severity,
          read: Boolean(read),
        }));
      };
      return { send, settle, seen, signals };
    }

    const unread = [{ title: 'Waits for you', severity: 'high', read: false }];
    const cleared = [{ title: 'Approved by Ada', severity: 'low', read: true }];

    it('marks it as read for everybody, and tells their open pages', async () => {
      const { send, settle, seen, signals } = await startPortal();
      await send(['grace', 'linus'], { scope: 'r1:approval' });
      await settle(['grace']);
      expect(await seen('grace')).toEqual(cleared);
      expect(await seen('linus')).toEqual(cleared);
      expect(
        signals.map(({ channel, recipients, message }) => ({
          channel,
          recipients,
          action: message.action,
        })),
      ).toEqual(
        expect.arrayContaining(
          ['grace', 'linus'].map(name => ({
            channel: 'notifications',
            recipients: { type: 'user', entityRef: [`user:default/${name}`] },
            action: 'notification_read',
          })),
        ),
      );
      expect(signals).toHaveLength(2);
    });

    it('sends nothing to those who were never asked, or had read it', async () => {
      const { send, settle, seen, signals } = await startPortal();
      await send(['grace'], { scope: 'r1:approval' });
      await settle(['grace', 'linus']);
      await settle(['grace', 'linus']);
      expect(signals).toEqual([]);
      expect(await seen('grace')).toEqual(cleared);
      expect(await seen('linus')).toEqual([]);
    });

    it('leaves those who are still asked, and whoever was asked since', async () => {
      const { send, settle, seen } = await startPortal();
      await send(['grace', 'linus'], { scope: 'r1:approval' });
      await settle([], { except: ['user:default/grace'] });
      expect(await seen('grace')).toEqual(unread);
      expect(await seen('linus')).toEqual(cleared);
      await send(['linus'], { scope: 'r1:approval' });
      await settle([], { asOf: new Date(Date.now() - 60_000).toISOString() });
      expect(await seen('linus')).toEqual(unread);
    });

    it('asks again where it is needed again', async () => {
      const { send, settle, seen } = await startPortal();
      await send(['grace'], { scope: 'r1:approval' });
      await settle(['grace']);
      await send(['grace'], { scope: 'r1:approval' });
      expect(await seen('grace')).toEqual(unread);
    });

    it('touches neither other requests nor what others have sent', async () => {
      const { send, settle, seen } = await startPortal();
      await send(['grace'], { scope: 'r2:approval' });
      await send(['linus'], { scope: 'r1:approval' }, 'scaffolder');
      await settle(['grace', 'linus']);
      expect(await seen('grace')).toEqual(unread);
      expect(await seen('linus')).toEqual(unread);
    });

    it('lets what it cannot read through, so that it is at least said', async () => {
      const { send, settle, seen } = await startPortal();
      await send(['grace'], { scope: 'r1:approval' });
      await settle(['grace'], { asOf: 'some day' });
      expect(await seen('grace')).toEqual([
        { title: 'Approved by Ada', severity: 'low', read: false },
      ]);
    });
  },
);
