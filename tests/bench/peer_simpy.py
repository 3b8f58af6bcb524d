#!/usr/bin/env python3
"""peer_simpy.py - M/M/1 and PHOLD in SimPy 2 (Debian 12 has 2.3), as one would write them there.

    peer_simpy.py mm1 CUSTOMERS | phold OBJECTS HOPS | there

Prints the processor's seconds of the loop alone, and the events: an arrival and a departure
a customer, a hop.
"""
import random
import sys
import time

from SimPy import Simulation as simpy


def mm1(customers):
    sim = simpy.Simulation()
    server = simpy.Resource(capacity=1, sim=sim)

    class Customer(simpy.Process):
        def visit(self):
            yield simpy.request, self, server
            yield simpy.hold, self, random.expovariate(1.0)
            yield simpy.release, self, server

    class Source(simpy.Process):
        def generate(self):
            for _ in range(customers):
                yield simpy.hold, self, random.expovariate(0.9)
                customer = Customer(sim=sim)
                sim.activate(customer, customer.visit())

    source = Source(sim=sim)
    sim.activate(source, source.generate())
    return lambda: sim.simulate(until=1e12)


class Hops:
    """Lookahead 1, mean 10; one hop in four goes to any object: here, who is next."""

    def __init__(self, objects, hops):
        self.objects, self.left = objects, hops
        self.visits = [0] * objects

    def hop(self, who):
        self.left -= 1
        self.visits[who] += 1
        return random.randrange(self.objects) if random.random() < 0.25 else who


def phold(objects, hops):
    sim = simpy.Simulation()
    state = Hops(objects, hops)

    class Job(simpy.Process):
        def go(self, who):
            yield simpy.hold, self, random.expovariate(0.1)
            while True:
                who = state.hop(who)
                if state.left == 0:
                    sim.stopSimulation()
                yield simpy.hold, self, 1 + random.expovariate(1 / 9)

    for who in range(objects):
        job = Job(sim=sim)
        sim.activate(job, job.go(who))
    return lambda: sim.simulate(until=1e12)


def main():
    work, sizes = sys.argv[1], [int(word) for word in sys.argv[2:]]
    if work == "there":
        return
    random.seed(1)
    run = {"mm1": mm1, "phold": phold}[work](*sizes)
    events = 2 * sizes[0] if work == "mm1" else sizes[1]
    begin = time.process_time()
    run()
    print(time.process_time() - begin, events)


main()
