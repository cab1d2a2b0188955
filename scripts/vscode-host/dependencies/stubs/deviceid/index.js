// There is no telemetry here, so every machine is the same machine.
exports.getDeviceId = async () => '00000000-0000-0000-0000-000000000000';
