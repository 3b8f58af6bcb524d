/* peer_ns3.cc - M/M/1 and PHOLD on the scheduler of ns-3, with its own random variables, as one
 * would write them there: `peer_ns3 mm1 CUSTOMERS | phold OBJECTS HOPS | there`. Prints the
 * processor's seconds of the loop alone, and the events. Built where libns3-dev is installed.
 */
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <vector>

#include <ns3/nstime.h>
#include <ns3/ptr.h>
#include <ns3/random-variable-stream.h>
#include <ns3/simulator.h>

using namespace ns3;

static Ptr<ExponentialRandomVariable> exponential;
static Ptr<UniformRandomVariable> uniform;
static uint64_t left, waiting;
static std::vector<uint32_t> visits;

static Time after(double mean, double least)
{
    return NanoSeconds(static_cast<uint64_t>(1e9 * (least + exponential->GetValue(mean, 0))));
}

static void leaves();

static void arrives()
{
    if (waiting++ == 0)
        Simulator::Schedule(after(1, 0), &leaves);
    if (--left)
        Simulator::Schedule(after(1 / 0.9, 0), &arrives);
}

static void leaves()
{
    if (--waiting)
        Simulator::Schedule(after(1, 0), &leaves);
}

static void hop(uint32_t who)
{
    visits[who]++;
    if (--left == 0) {
        Simulator::Stop();
        return;
    }
    const uint32_t to = uniform->GetValue(0, 1) < 0.25
                            ? uniform->GetInteger(0, static_cast<uint32_t>(visits.size()) - 1)
                            : who;
    Simulator::Schedule(after(9, 1), &hop, to);
}

int main(int argc, char **argv)
{
    if (argc < 3)
        return argc == 2 && !std::strcmp(argv[1], "there") ? 0 : 64;
    exponential = CreateObject<ExponentialRandomVariable>();
    uniform = CreateObject<UniformRandomVariable>();
    double events = 0;
    if (!std::strcmp(argv[1], "mm1")) {
        left = std::strtoull(argv[2], nullptr, 10);
        events = 2 * static_cast<double>(left);
        Simulator::Schedule(after(1 / 0.9, 0), &arrives);
    } else if (argc > 3) {
        visits.resize(std::strtoull(argv[2], nullptr, 10));
        left = std::strtoull(argv[3], nullptr, 10);
        events = static_cast<double>(left);
        for (uint32_t who = 0; who < visits.size(); who++)
            Simulator::Schedule(after(10, 0), &hop, who);
    }
    const std::clock_t begin = std::clock();
    Simulator::Run();
    std::printf("%.6f %.0f\n", static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC, events);
    Simulator::Destroy();
    return 0;
}
